import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

/** `good` done, `warn` lacking, `bad` against a rule, `wait` under way, `quiet` neutral; `a` and `b` the two cities. */
export type Tone = 'good' | 'warn' | 'bad' | 'wait' | 'quiet' | 'a' | 'b';

const signs: Record<Tone, IconName | null> = { good: 'check', warn: 'gap', bad: 'cross', wait: 'clock', quiet: null, a: null, b: null };

/** A state in one or two words. The sign and the words say it; the colour only repeats it. `icon={null}` for no sign. */
export function Chip({ tone = 'quiet', icon, children }: { tone?: Tone; icon?: IconName | null; children: ComponentChildren }) {
	const sign = icon === undefined ? signs[tone] : icon;
	return (
		<span class="chip" data-tone={tone}>
			{sign && <Icon name={sign} />}
			{children}
		</span>
	);
}
