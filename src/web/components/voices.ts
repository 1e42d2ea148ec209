import { html } from '../html.ts';
import type { Child, Html } from '../html.ts';
import type { PartialDate } from '../../kernel/partial-date.ts';
import type { PageContext } from '../page-context.ts';
import { heading, timeOf } from './parts.ts';
import type { HeadingLevel } from './parts.ts';
import type { Level } from './shapes.ts';
import { statusMark } from './status-mark.ts';

export interface Voice {
  /** Who assesses: 'The State', 'Human Rights Committee'. */
  readonly who: string;
  readonly level: Level;
  /** The value in the words of that voice's own scale: 'B: partly satisfactory'. */
  readonly verdict: string;
  readonly date: PartialDate | null;
  /** Scale and version, evidence, source. */
  readonly detail?: Child;
}

export interface Voices {
  readonly voices: readonly Voice[];
  readonly level?: HeadingLevel;
  /** Whether they disagree, where that is more than different shapes: one voice may grade two parts differently. */
  readonly differ?: boolean;
}

/** Who says what, side by side in equal width, in the order given. Where they differ, that is the headline. */
export function voices(context: PageContext, { voices: said, level = 3, differ }: Voices): Html {
  const levels = new Set(said.map((voice) => voice.level).filter((one) => one !== 'void'));
  const key =
    (differ ?? levels.size > 1) ? 'voices.differ' : levels.size > 1 ? 'voices.apart' : 'voices.agree';
  const below: HeadingLevel = level === 2 ? 3 : 4;
  return html`<div class="voices">
    ${heading(level, context.t(key, { count: said.length }))}
    <ul class="beside">
      ${said.map(
        (voice) =>
          html`<li>
            ${heading(below, voice.who, { class: 'voice-who' })}
            <p>${statusMark(context, { level: voice.level, label: voice.verdict })}</p>
            <p class="soft">
              ${timeOf(context, voice.date)}${voice.detail !== undefined && html`<br />${voice.detail}`}
            </p>
          </li>`,
      )}
    </ul>
  </div>`;
}
