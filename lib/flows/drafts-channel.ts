/** The PostgreSQL channel on which processes hear of changed drafts: `{ flow, sequence }`. */
export const draftsChannel = 'ringtree_drafts';
