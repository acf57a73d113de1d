-- DropForeignKey
ALTER TABLE "calls" DROP CONSTRAINT "calls_workspace_id_fkey";

-- DropIndex
DROP INDEX "turns_call_id_key_idx";

-- Three versions of a call's row on a page of two calls: with less room, half of the updates went to another page and to all five indexes.
ALTER TABLE "calls" SET (fillfactor = 45);
