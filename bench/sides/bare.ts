import { join } from 'node:path';
import { placeOf, publicUrl, type Side, startProgram, stopProgram, token } from './side.ts';

export async function startBare(port: number): Promise<Side> {
  const program = join(import.meta.dirname, '../apps/bare.ts');
  const child = await startProgram([program], { PUBLIC_URL: publicUrl, TWILIO_AUTH_TOKEN: token }, { port });
  return {
    name: 'bare node:http',
    what: 'checks the signature and returns a fixed reply',
    place: () => placeOf(port, '/voice'),
    pid: child.pid ?? 0,
    stop: () => stopProgram(child),
  };
}
