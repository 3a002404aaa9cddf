-- Correcting invoices (art. 106j of the VAT Act): rows of their own with numbers of their own. Their lines say how it is right, their sums what that
-- changes; how it was is what the invoice before them says.
alter table billing.invoice
    -- The document that it takes the place of: an invoice, or the correction before.
    add column corrects_id       bigint references billing.invoice constraint an_invoice_is_corrected_once unique,
    -- The invoice that the first of them corrected: all of them name it.
    add column original_id       bigint references billing.invoice,
    -- RECOUNTED: billed anew; PARTIES: only who stands on it; CANCELLED: nothing is left of it.
    add column correction_kind   text check (correction_kind in ('RECOUNTED', 'PARTIES', 'CANCELLED')),
    add column correction_reason text check (length(correction_reason) between 3 and 256),
    -- What its lines come to, where its sums are differences.
    add column left_gross_pln    numeric(18,2),
    drop constraint invoice_comes_of_one_thing,
    add constraint invoice_comes_of_one_thing check (num_nonnulls(run_item_id, settlement_id, corrects_id) = 1),
    add constraint a_correction_says_all_of_it check (
        num_nulls(corrects_id, original_id, correction_kind, correction_reason, left_gross_pln) in (0, 5)),
    add constraint nothing_is_left_of_what_is_cancelled check (correction_kind <> 'CANCELLED' or left_gross_pln = 0);
create index invoice_by_original on billing.invoice (original_id, invoice_id) where original_id is not null;
