/** A thread that waits for something that never comes, before it is ready. */
setInterval(() => undefined, 60_000);
