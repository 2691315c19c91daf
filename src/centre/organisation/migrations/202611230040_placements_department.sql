-- Whose item enters or leaves (P1.A7): the department whose consent counts. No account is of department 0, so what was
-- proposed before is proposed again.
alter table placements add column department_id @id not null default 0;
