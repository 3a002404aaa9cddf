-- What somebody typed into a form and has not saved yet: one draft for each account and form, the newest word replaces the one before.
create table platform.draft (
    -- No foreign key: the platform knows no room.
    account    bigint      not null,
    -- Which form about what, in the words of its room ("customer.note 12").
    form       text        not null constraint draft_form_is_named check (form <> '' and length(form) <= 200),
    -- Texts by the names of their fields.
    texts      jsonb       not null constraint draft_texts_are_by_field check (jsonb_typeof(texts) = 'object'),
    changed_at timestamptz not null,
    primary key (account, form)
);

create index draft_by_age on platform.draft (changed_at);
