import { z } from 'zod';
import { FlowVariable } from './flow.ts';
import { limits } from './limits.ts';

/** Values that one flow hands to another: a template by the name of a variable, or of an output. */
export const PassedValues = z.record(FlowVariable.shape.name, z.string().max(limits.inputCharacters));
