import type { FormField } from '../model/form-model.ts';
import type { Path } from '../model/value-at.ts';

export type WidgetProperties = {
  field: FormField;
  path: Path;
  /** Its label is read aloud and not seen, since what stands around it says the same. */
  hideLabel?: boolean;
};
