-- The body of a document's slip as it was entered in the ledger by its digest (service/slips): inputs of dates, no
-- personal data. Documents from before have none.
alter table case_documents add column slip @text;
