import { openDatabase } from '#lib/database/connect.ts';
import { flowPartDoor } from '#lib/http/flow-part-door.ts';
import { revokeTrial } from '#lib/trials/revoke-trial.ts';

export const POST = flowPartDoor(openDatabase, 'trial', ({ workspace, flow, part }) =>
  revokeTrial(workspace, flow, part),
);

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';
