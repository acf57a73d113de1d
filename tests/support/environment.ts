/** Tests don't read the developer's `.env` or environment: what they need they set. */
process.env['RINGTREE_ENV_FILE'] = '';
process.env['LOG_LEVEL'] ??= 'silent';
process.env['RINGTREE_DATA'] ??= './data/test';
