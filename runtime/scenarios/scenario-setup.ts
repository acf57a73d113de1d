import type { FlowSettings } from '#runtime/contract/flow.ts';
import { parseDate } from '#runtime/expressions/dates.ts';
import { isTimeZone } from '#runtime/expressions/time.ts';
import type { RehearsalSetup } from '#runtime/rehearsal/rehearsal.ts';
import type { Scenario } from './scenario.ts';

/** Who calls, when and how, unless the scenario says more: on a Wednesday in January at ten, when most offices are open. */
export const ordinaryCall = { from: '+12025550123', to: '+12025550199', at: '2026-01-14T10:00' } as const;

/** What a scenario's call begins with on one provider. */
export function scenarioSetup(
  { name, call }: Scenario,
  provider: string,
  settings: Pick<FlowSettings, 'timeZone'>,
): RehearsalSetup {
  return {
    provider,
    call: {
      from: call.from ?? ordinaryCall.from,
      to: call.to ?? ordinaryCall.to,
      callerName: call.callerName ?? '',
      startedAt: scenarioStart(call, settings) ?? scenarioStart({}, settings) ?? 0,
      farEnds: [],
      audio: {},
      otherAudio: 5_000,
    },
    seed: `${name}:${provider}`,
    language: call.language ?? '',
    variables: call.variables ?? {},
  };
}

/** The moment of the call in milliseconds since 1970; null for what is none. A time without an offset is one on the clocks of `timeZone`, else the flow's. */
export function scenarioStart(
  { at = ordinaryCall.at, timeZone }: Pick<Scenario['call'], 'at' | 'timeZone'>,
  settings: Pick<FlowSettings, 'timeZone'>,
): number | null {
  if (!/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/.test(at)) return null;
  if (timeZone !== undefined && !isTimeZone(timeZone)) return null;
  return parseDate(at, { now: 0, timeZone: timeZone ?? settings.timeZone, language: 'en' });
}
