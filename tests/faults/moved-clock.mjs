/** Loaded into a server before all else: moves its clock by as many milliseconds as stand in the file that MOVED_CLOCK names. */
import { readFileSync } from 'node:fs';

const RealDate = Date;
const file = process.env['MOVED_CLOCK'] ?? '';
const now = () => RealDate.now() + Number(readFileSync(file, 'utf8'));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, values, made) =>
    Reflect.construct(target, values.length === 0 ? [now()] : values, made),
  apply: () => new Date().toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});
