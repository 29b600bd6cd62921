-- The audit trail is append-only. Details may be erased (with a reason), never changed or deleted.
CREATE TRIGGER event_never_updated BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of event refused');
END;
--> statement-breakpoint
CREATE TRIGGER event_never_deleted BEFORE DELETE ON event
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of event refused');
END;
--> statement-breakpoint
CREATE TRIGGER event_never_replaced BEFORE INSERT ON event WHEN EXISTS (SELECT 1 FROM event WHERE organisation_id = NEW.organisation_id AND sequence = NEW.sequence)
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of event refused');
END;
--> statement-breakpoint
CREATE TRIGGER event_detail_never_deleted BEFORE DELETE ON event_detail
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of event_detail refused');
END;
--> statement-breakpoint
CREATE TRIGGER event_detail_never_replaced BEFORE INSERT ON event_detail WHEN EXISTS (SELECT 1 FROM event_detail WHERE organisation_id = NEW.organisation_id AND sequence = NEW.sequence)
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of event_detail refused');
END;
--> statement-breakpoint
CREATE TRIGGER event_detail_only_erased BEFORE UPDATE ON event_detail WHEN NEW.erased_at IS NULL OR OLD.erased_at IS NOT NULL OR NEW.organisation_id <> OLD.organisation_id OR NEW.sequence <> OLD.sequence
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of event_detail refused');
END;
--> statement-breakpoint
CREATE TRIGGER milestone_original_due_on_stays BEFORE UPDATE ON milestone WHEN NEW.original_due_on IS NOT OLD.original_due_on
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of milestone refused');
END;
--> statement-breakpoint
CREATE TRIGGER milestone_extension_never_updated BEFORE UPDATE ON milestone_extension
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of milestone_extension refused');
END;
--> statement-breakpoint
CREATE TRIGGER milestone_extension_never_deleted BEFORE DELETE ON milestone_extension
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of milestone_extension refused');
END;
--> statement-breakpoint
-- INSERT OR REPLACE would walk past the triggers above in a program that has recursive_triggers off.
CREATE TRIGGER milestone_original_due_on_not_replaced BEFORE INSERT ON milestone WHEN EXISTS (SELECT 1 FROM milestone WHERE organisation_id = NEW.organisation_id AND id = NEW.id AND original_due_on IS NOT NEW.original_due_on)
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of milestone refused');
END;
--> statement-breakpoint
CREATE TRIGGER milestone_extension_never_replaced BEFORE INSERT ON milestone_extension WHEN EXISTS (SELECT 1 FROM milestone_extension WHERE organisation_id = NEW.organisation_id AND milestone_id = NEW.milestone_id AND number = NEW.number)
BEGIN
  SELECT RAISE(ABORT, 'append-only: change of milestone_extension refused');
END;
