import { createProgram } from './create-program.ts';

/** The `ringtree` command. Everything that it does it tells the shell by its exit status. */
await createProgram().parseAsync();
