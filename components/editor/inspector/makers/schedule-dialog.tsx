'use client';

import { useState } from 'react';
import { z } from 'zod';
import { problemText } from '#components/editor/problem-text.ts';
import type { ToldProblem } from '#components/editor/problems.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { field } from '#runtime/contract/field.ts';
import type { JsonObject } from '#runtime/contract/json.ts';
import { Schedule } from '#runtime/contract/schedule.ts';
import { scheduleProblems } from '#runtime/expressions/schedule-problems.ts';
import { problemOf } from '#runtime/graph/problem-of.ts';
import { FieldsView } from '../form/field-view.tsx';
import { useForm } from '../form/form-context.ts';
import { LocalForm } from '../form/local-form.tsx';
import { formModel } from '../model/form-model.ts';

export type ScheduleDraft = {
  isNew: boolean;
  name: string;
  schedule: Schedule;
  /** Short names of those that follow it. */
  flows: readonly string[];
};

type Properties = {
  draft: ScheduleDraft;
  /** The words of its fields stand below this in the step's messages. */
  words: string;
  onChange: (draft: ScheduleDraft) => void;
  /** Resolves to what is wrong in words; null when it was done. */
  onSave: () => Promise<string | null>;
  onClose: () => void;
};

/** Shared opening hours to fill in. */
export function ScheduleDialog({ draft, words, onChange, onSave, onClose }: Properties) {
  const { messages } = useForm();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const { isNew, name, schedule, flows } = draft;
  const fields = fieldsUnder(words);
  const [own] = formModel(fields);
  const problems = scheduleProblems(schedule).map((problem): ToldProblem => {
    const told = problemOf({ ...problem, node: null, field: `${words}.${problem.field}` });
    return { ...told, text: problemText(told, messages) };
  });
  const wrong = problems.some(({ severity }) => severity === 'error');
  const save = async () => {
    setBusy(true);
    setTrouble(null);
    setTrouble(await onSave());
    setBusy(false);
  };
  return (
    <Dialog
      open
      onOpenChange={(wanted) => !wanted && onClose()}
      title={isNew ? 'New opening hours' : `Opening hours “${name}”`}
      description={
        isNew
          ? 'Every flow of yours can use them.'
          : 'Calls follow what is saved here from the next second on.'
      }
      width="wide"
      footer={
        <>
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button tone="main" busy={busy} disabled={name.trim() === '' || wrong} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {isNew ? (
          <TextField
            label="Name"
            help="Such as “Office” or “Emergency line”."
            value={name}
            maxLength={80}
            onChange={(text) => onChange({ ...draft, name: text })}
          />
        ) : (
          flows.length > 0 && <Notice>These flows follow them: {flows.join(', ')}.</Notice>
        )}
        <LocalForm
          fields={fields}
          data={{ [words]: plain(schedule) }}
          onChange={(data) => onChange({ ...draft, schedule: Schedule.parse(data[words]) })}
          problems={problems}
        >
          {own?.shape.kind === 'group' && <FieldsView fields={own.shape.fields} path={[words]} />}
        </LocalForm>
        {trouble !== null && <Notice tone="error">{trouble}</Notice>}
      </div>
    </Dialog>
  );
}

/** One schema for each place in messages, since a form's model is kept by its schema. */
function fieldsUnder(words: string): z.ZodType {
  const known = schemas.get(words);
  if (known !== undefined) return known;
  const made = z.strictObject({ [words]: field(Schedule.prefault({}), { widget: 'group', tab: 'choices' }) });
  schemas.set(words, made);
  return made;
}

const schemas = new Map<string, z.ZodType>();

/** A parsed schedule is plain JSON, which its type says too. */
function plain(schedule: Schedule): JsonObject {
  return schedule;
}
