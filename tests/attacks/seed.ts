/** What the attacks of this run are drawn from; printed, so that a run can be had again. */
export const seed = Number(process.env['ATTACK_SEED'] ?? Date.now() % 1_000_000);

console.log(`ATTACK_SEED=${seed}`);
