-- A link in an e-mail takes back what it changed itself, and nothing that the person chose elsewhere.
alter table notice.choice
    -- The delivery whose link made the choice; none once the person chose anew.
    add column by_link     bigint,
    -- What was chosen before the link; nothing when nothing was.
    add column before_link boolean;

create index choice_by_link on notice.choice (by_link) where by_link is not null;
