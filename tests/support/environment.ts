/** Tests don't read the developer's `.env` or environment: what they need they set. */
process.env['LOG_LEVEL'] ??= 'silent';
process.env['RINGTREE_DATA'] ??= './data/test';
