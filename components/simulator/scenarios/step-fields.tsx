'use client';

import { JsonField } from '#components/simulator/scenarios/json-field.tsx';
import { LookUpFields } from '#components/simulator/scenarios/look-up-fields.tsx';
import { Select } from '#components/ui/select.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { endings, farEndDoes, type ScenarioStep, type TextExpectation } from '#runtime/scenarios/scenario.ts';

type Properties<Step> = { step: Step; onChange: (step: ScenarioStep) => void };

/** What of a step can be changed. */
export function StepFields({ step, onChange }: Properties<ScenarioStep>) {
  if ('presses' in step) {
    return <TextField label="Keys" value={step.presses} onChange={(presses) => onChange({ presses })} />;
  }
  if ('says' in step) {
    return <TextField label="Words" value={step.says} onChange={(says) => onChange({ says })} />;
  }
  if ('waits' in step) {
    return (
      <TextField
        label="Seconds"
        inputMode="numeric"
        value={String(step.waits)}
        onChange={(typed) => onChange({ waits: Number(typed.replace(/[^\d.]/g, '')) })}
      />
    );
  }
  if ('dial' in step) return <DialFields step={step} onChange={onChange} />;
  if ('room' in step) {
    return (
      <Select
        label="Happens"
        value={step.room}
        onChange={(chosen) => {
          const room = rooms.find(({ value }) => value === chosen);
          if (room) onChange({ room: room.value });
        }}
        choices={rooms}
      />
    );
  }
  if ('lookUp' in step)
    return <LookUpFields lookUp={step.lookUp} onChange={(lookUp) => onChange({ lookUp })} />;
  if ('hears' in step) return <TextFields text={step.hears} onChange={(hears) => onChange({ hears })} />;
  if ('reaches' in step) {
    return (
      <TextField label="Step’s name" value={step.reaches} onChange={(reaches) => onChange({ reaches })} />
    );
  }
  if ('variable' in step) {
    const { variable } = step;
    return (
      <>
        <TextField
          label="Name"
          value={variable.name}
          onChange={(name) => onChange({ variable: { ...variable, name } })}
        />
        <JsonField
          label="Value"
          value={variable.is}
          onChange={(is) => onChange({ variable: { ...variable, is } })}
        />
      </>
    );
  }
  if ('rings' in step) {
    return <TextField label="Number" value={step.rings} onChange={(rings) => onChange({ rings })} />;
  }
  if ('sends' in step) {
    const { to, text } = step.sends;
    return (
      <>
        <TextField
          label="To"
          value={to ?? ''}
          onChange={(typed) =>
            onChange({
              sends: { ...(typed === '' ? {} : { to: typed }), ...(text === undefined ? {} : { text }) },
            })
          }
        />
        <TextFields
          text={text ?? ''}
          onChange={(wanted) =>
            onChange({
              sends: { ...(to === undefined ? {} : { to }), ...(wanted === '' ? {} : { text: wanted }) },
            })
          }
        />
      </>
    );
  }
  if ('ends' in step) {
    return (
      <Select
        label="How"
        value={step.ends}
        onChange={(chosen) => {
          const ends = endings.find((one) => one === chosen);
          if (ends) onChange({ ends });
        }}
        choices={endings.map((value) => ({ value, label: endLabels[value] }))}
      />
    );
  }
  return null;
}

function TextFields({
  text,
  onChange,
}: {
  text: TextExpectation;
  onChange: (text: TextExpectation) => void;
}) {
  const how = typeof text === 'string' ? 'contains' : 'exact' in text ? 'exact' : 'pattern';
  const words = typeof text === 'string' ? text : 'exact' in text ? text.exact : text.pattern;
  const change = (wanted: string, typed: string) =>
    onChange(wanted === 'exact' ? { exact: typed } : wanted === 'pattern' ? { pattern: typed } : typed);
  return (
    <>
      <Select
        label="The text"
        value={how}
        onChange={(chosen) => change(chosen, words)}
        choices={[
          { value: 'contains', label: 'contains' },
          { value: 'exact', label: 'is exactly' },
          { value: 'pattern', label: 'matches the pattern' },
        ]}
      />
      <TextField label="Words" lines={1} value={words} onChange={(typed) => change(how, typed)} />
    </>
  );
}

function DialFields({ step, onChange }: Properties<Extract<ScenarioStep, { dial: unknown }>>) {
  const dial = typeof step.dial === 'string' ? { does: step.dial } : step.dial;
  const change = (changes: { number?: string; presses?: string; does?: string }) => {
    const { number = dial.number, presses = dial.presses } = changes;
    const does = farEndDoes.find((one) => one === changes.does) ?? dial.does;
    onChange({
      dial: {
        does,
        ...(number === undefined || number === '' ? {} : { number }),
        ...(presses === undefined || presses === '' ? {} : { presses }),
        ...(dial.talks === undefined ? {} : { talks: dial.talks }),
      },
    });
  };
  return (
    <>
      <Select
        label="Does"
        value={dial.does}
        onChange={(does) => change({ does })}
        choices={farEndDoes.map((value) => ({ value, label: dialLabels[value] }))}
      />
      <TextField
        label="Number"
        help="Without one, the first that rings."
        value={dial.number ?? ''}
        onChange={(number) => change({ number })}
      />
      <TextField
        label="Presses, when asked"
        value={dial.presses ?? ''}
        onChange={(presses) => change({ presses })}
      />
    </>
  );
}

const rooms = [
  { value: 'opens', label: 'The wait is over' },
  { value: 'fails', label: 'The voice agent’s connection breaks' },
  { value: 'joined', label: 'Somebody joins' },
  { value: 'left', label: 'Somebody leaves' },
  { value: 'closes', label: 'It is closed' },
] as const;

const dialLabels = {
  answers: 'Answers',
  busy: 'Is busy',
  'no-answer': 'Does not answer',
  rejects: 'Turns the call away',
  fails: 'Cannot be reached',
  machine: 'A machine answers',
} as const;

const endLabels = {
  'by-flow': 'By the flow',
  'by-caller': 'By the caller',
  rejected: 'Turned away',
  'by-error': 'In the safety net',
} as const;
