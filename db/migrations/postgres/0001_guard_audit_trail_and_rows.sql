-- The audit trail is append-only. Details may be erased (with a reason), never changed or deleted.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append-only: % of % refused', TG_OP, TG_TABLE_NAME;
END
$$;
--> statement-breakpoint
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON "event" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_never_truncated BEFORE TRUNCATE ON "event" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_detail_never_deleted BEFORE DELETE ON "event_detail" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_detail_never_truncated BEFORE TRUNCATE ON "event_detail" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_detail_only_erased BEFORE UPDATE ON "event_detail" FOR EACH ROW WHEN (NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL OR NEW.organisation_id <> OLD.organisation_id OR NEW.sequence <> OLD.sequence) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER milestone_original_due_on_stays BEFORE UPDATE ON "milestone" FOR EACH ROW WHEN (NEW.original_due_on IS DISTINCT FROM OLD.original_due_on) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER milestone_extension_stays BEFORE UPDATE OR DELETE ON "milestone_extension" FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER milestone_extension_never_truncated BEFORE TRUNCATE ON "milestone_extension" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Rows of access_log belong to the organisation of the transaction.
ALTER TABLE "access_log" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "access_log" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "access_log_of_organisation" ON "access_log" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of application belong to the organisation of the transaction.
ALTER TABLE "application" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "application" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "application_of_organisation" ON "application" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of chain_head belong to the organisation of the transaction.
ALTER TABLE "chain_head" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "chain_head" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "chain_head_of_organisation" ON "chain_head" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of check belong to the organisation of the transaction.
ALTER TABLE "check" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "check" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "check_of_organisation" ON "check" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of condition_answer belong to the organisation of the transaction.
ALTER TABLE "condition_answer" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "condition_answer" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "condition_answer_of_organisation" ON "condition_answer" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of device belong to the organisation of the transaction.
ALTER TABLE "device" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "device" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "device_of_organisation" ON "device" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of document belong to the organisation of the transaction.
ALTER TABLE "document" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "document" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "document_of_organisation" ON "document" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of document_topic belong to the organisation of the transaction.
ALTER TABLE "document_topic" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "document_topic" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "document_topic_of_organisation" ON "document_topic" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of document_version belong to the organisation of the transaction.
ALTER TABLE "document_version" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "document_version" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "document_version_of_organisation" ON "document_version" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of event belong to the organisation of the transaction.
ALTER TABLE "event" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "event" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "event_of_organisation" ON "event" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of event_detail belong to the organisation of the transaction.
ALTER TABLE "event_detail" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "event_detail" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "event_detail_of_organisation" ON "event_detail" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of evidence_link belong to the organisation of the transaction.
ALTER TABLE "evidence_link" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "evidence_link" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "evidence_link_of_organisation" ON "evidence_link" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of import_mapping belong to the organisation of the transaction.
ALTER TABLE "import_mapping" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_mapping" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "import_mapping_of_organisation" ON "import_mapping" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of import_run belong to the organisation of the transaction.
ALTER TABLE "import_run" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "import_run" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "import_run_of_organisation" ON "import_run" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of information_domain belong to the organisation of the transaction.
ALTER TABLE "information_domain" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "information_domain" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "information_domain_of_organisation" ON "information_domain" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of measure belong to the organisation of the transaction.
ALTER TABLE "measure" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "measure" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "measure_of_organisation" ON "measure" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of measure_check belong to the organisation of the transaction.
ALTER TABLE "measure_check" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "measure_check" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "measure_check_of_organisation" ON "measure_check" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of membership belong to the organisation of the transaction.
ALTER TABLE "membership" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "membership" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "membership_of_organisation" ON "membership" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of milestone belong to the organisation of the transaction.
ALTER TABLE "milestone" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "milestone" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "milestone_of_organisation" ON "milestone" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of milestone_domain belong to the organisation of the transaction.
ALTER TABLE "milestone_domain" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "milestone_domain" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "milestone_domain_of_organisation" ON "milestone_domain" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of milestone_extension belong to the organisation of the transaction.
ALTER TABLE "milestone_extension" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "milestone_extension" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "milestone_extension_of_organisation" ON "milestone_extension" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of module_decision belong to the organisation of the transaction.
ALTER TABLE "module_decision" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "module_decision" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "module_decision_of_organisation" ON "module_decision" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of person belong to the organisation of the transaction.
ALTER TABLE "person" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "person" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "person_of_organisation" ON "person" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of progress_day belong to the organisation of the transaction.
ALTER TABLE "progress_day" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "progress_day" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "progress_day_of_organisation" ON "progress_day" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of protection_need belong to the organisation of the transaction.
ALTER TABLE "protection_need" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "protection_need" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "protection_need_of_organisation" ON "protection_need" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of room belong to the organisation of the transaction.
ALTER TABLE "room" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "room" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "room_of_organisation" ON "room" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of site belong to the organisation of the transaction.
ALTER TABLE "site" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "site" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "site_of_organisation" ON "site" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of suggestion belong to the organisation of the transaction.
ALTER TABLE "suggestion" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "suggestion" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "suggestion_of_organisation" ON "suggestion" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of target_object belong to the organisation of the transaction.
ALTER TABLE "target_object" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "target_object" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "target_object_of_organisation" ON "target_object" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of target_object_link belong to the organisation of the transaction.
ALTER TABLE "target_object_link" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "target_object_link" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "target_object_link_of_organisation" ON "target_object_link" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
--> statement-breakpoint
-- Rows of wiba_answer belong to the organisation of the transaction.
ALTER TABLE "wiba_answer" ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE "wiba_answer" FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY "wiba_answer_of_organisation" ON "wiba_answer" USING (organisation_id = current_setting('app.organisation', true)) WITH CHECK (organisation_id = current_setting('app.organisation', true));
