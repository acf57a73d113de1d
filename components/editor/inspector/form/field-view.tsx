'use client';

import { type FormField, shownFields, type Widget } from '../model/form-model.ts';
import { dottedPath, type Path, valueAt } from '../model/value-at.ts';
import { widgetOf } from '../model/widget-of.ts';
import { useForm } from './form-context.ts';
import type { WidgetProperties } from './widget-properties.ts';

/** Short ones stand side by side. */
const narrow: readonly Widget[] = ['number', 'seconds', 'key'];

/** The fields of a form or group that matter now, below `path`. */
export function FieldsView({ fields, path }: { fields: readonly FormField[]; path: Path }) {
  const { data } = useForm();
  return (
    <div className="grid grid-cols-2 items-start gap-x-3 gap-y-4">
      {shownFields(fields, valueAt(data, path)).map((field) => (
        <div
          key={field.name}
          data-field={dottedPath(data, [...path, field.name])}
          className={narrow.includes(widgetOf(field)) ? 'min-w-0' : 'col-span-2 min-w-0'}
        >
          <FieldView field={field} path={[...path, field.name]} />
        </div>
      ))}
    </div>
  );
}

export function FieldView(properties: WidgetProperties) {
  const { widgets } = useForm();
  const Widget = widgets[widgetOf(properties.field)];
  return <Widget {...properties} />;
}
