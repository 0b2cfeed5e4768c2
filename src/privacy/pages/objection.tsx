import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { DatedField } from '../../ui/DatedField.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { PageHead } from '../../ui/PageHead.tsx';
import { urls } from '../../urls.ts';
import type { Errors, Typed } from '../../web/form.ts';

export function ObjectionPage(props: { person: { id: string; name: string }; objected: boolean; typed: Typed; errors: Errors }) {
	const { person, objected, typed, errors } = props;
	const back = urls.personData({ person: person.id });
	const action = urls.personObjection({ person: person.id });
	return (
		<>
			<PageHead title={m.privacy_objection_title()} crumbs={[{ label: person.name, href: back }]} lede={m.privacy_objection_lede()} />
			<Form action={action} typed={typed} errors={errors} cancel={{ href: back }}>
				<DatedField name="on" label={m.privacy_objection_on()} required />
				<TextField name="ground" label={m.privacy_objection_ground()} hint={m.privacy_objection_ground_hint()} required maxlength={300} />
			</Form>
			{objected && (
				<form action={action} method="post">
					<input type="hidden" name="action" value="withdraw" />
					<Button>{m.privacy_objection_withdraw()}</Button>
				</form>
			)}
		</>
	);
}
