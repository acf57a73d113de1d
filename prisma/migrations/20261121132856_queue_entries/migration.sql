-- CreateTable
CREATE TABLE "queue_entries" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "queue" TEXT NOT NULL,
    "call_id" UUID NOT NULL,
    "visit" INTEGER NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'waiting',
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "number" TEXT NOT NULL DEFAULT '',
    "caller_id" TEXT NOT NULL DEFAULT '',
    "joined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_by" UUID,
    "taken_visit" INTEGER,
    "taken_number" INTEGER,
    "taken_at" TIMESTAMPTZ(3),
    "met_at" TIMESTAMPTZ(3),

    CONSTRAINT "queue_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "queue_entries_workspace_id_account_id_queue_status_joined_a_idx" ON "queue_entries"("workspace_id", "account_id", "queue", "status", "joined_at");

-- CreateIndex
CREATE INDEX "queue_entries_taken_by_idx" ON "queue_entries"("taken_by");

-- CreateIndex
CREATE UNIQUE INDEX "queue_entries_call_id_visit_key" ON "queue_entries"("call_id", "visit");

-- AddForeignKey
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
