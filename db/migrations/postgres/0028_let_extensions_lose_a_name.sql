-- Whoever extended a milestone may be deleted (Art. 17 GDPR): another name may stand in the place, everything else stays.
DROP TRIGGER milestone_extension_stays ON "milestone_extension";
--> statement-breakpoint
CREATE TRIGGER milestone_extension_never_updated BEFORE UPDATE ON "milestone_extension" FOR EACH ROW WHEN (NEW.organisation_id <> OLD.organisation_id OR NEW.milestone_id <> OLD.milestone_id OR NEW.number <> OLD.number OR NEW.new_due_on <> OLD.new_due_on OR NEW.reason <> OLD.reason OR NEW.extended_at <> OLD.extended_at) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER milestone_extension_never_deleted BEFORE DELETE ON "milestone_extension" FOR EACH ROW EXECUTE FUNCTION refuse_change();
