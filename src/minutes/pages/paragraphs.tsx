/** Whatever was written, paragraph by paragraph. */
export const Paragraphs = ({ text }: { text: string }) => (
	<>
		{text
			.split(/\n{2,}/)
			.filter((one) => one.trim())
			.map((one) => (
				<p class="minutes-text">{one}</p>
			))}
	</>
);
