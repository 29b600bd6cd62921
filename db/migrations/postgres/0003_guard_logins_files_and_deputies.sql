-- Rows of blob belong to the organisation of the transaction.
ALTER TABLE "blob" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "blob" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "blob_of_organisation" ON "blob" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of deputy belong to the organisation of the transaction.
ALTER TABLE "deputy" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "deputy" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "deputy_of_organisation" ON "deputy" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of group_refusal belong to the organisation of the transaction.
ALTER TABLE "group_refusal" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "group_refusal" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "group_refusal_of_organisation" ON "group_refusal" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of wiba_assignment belong to the organisation of the transaction.
ALTER TABLE "wiba_assignment" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "wiba_assignment" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "wiba_assignment_of_organisation" ON "wiba_assignment" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- At login an account sees its own memberships, before an organisation is chosen. An empty name is nobody's.
CREATE POLICY "membership_of_user" ON "membership" FOR SELECT USING (user_id = nullif(current_setting('app.user', true), ''));
