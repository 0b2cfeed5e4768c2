import { m } from '../../paraglide/messages.js';
import type { Language } from '../../plain/language.ts';
import type { OutboxLetter } from '../../server/letter-store.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { formatInstant } from '../../ui/format.ts';
import { PageHead, Section } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';

interface OutboxProps {
	letters: readonly OutboxLetter[];
	locale: Language;
	timeZone: string;
}

const linkIn = (text: string) => /https?:\/\/\S+/.exec(text)?.[0] ?? null;

/** What would have been sent, the latest first. */
export function OutboxPage({ letters, locale, timeZone }: OutboxProps) {
	return (
		<>
			<PageHead title={m.outbox_title()} crumbs={[{ label: m.account_members_title(), href: urls.members() }]} lede={m.outbox_lede()} />
			{letters.length === 0 && <Empty title={m.outbox_empty()}>{m.outbox_empty_next()}</Empty>}
			{letters.map(({ recipient, subject, language, text, writtenAt }) => {
				const link = text && linkIn(text);
				return (
					<Section title={subject}>
						<Facts
							facts={[
								{ term: m.outbox_to(), value: recipient },
								{ term: m.outbox_written(), value: formatInstant(writtenAt, locale, timeZone) },
							]}
						/>
						<div class="flow" lang={language}>
							{(text ?? '').split(/\n{2,}/).map((part) => (
								<p>
									{part.split('\n').map((line, index) => (
										<>
											{index > 0 && <br />}
											{line}
										</>
									))}
								</p>
							))}
						</div>
						{link && (
							<p>
								<a href={link}>{m.outbox_open()}</a>
							</p>
						)}
					</Section>
				);
			})}
		</>
	);
}
