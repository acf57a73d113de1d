/** The workspace that the first migration makes. Everything belongs to it until there is sign-in with several. */
export const defaultWorkspaceId = '00000000-0000-7000-8000-000000000001';
