create schema if not exists platform;

-- What people start and watch: an import, an export, a run. Written in the transaction that wants the work done.
create table platform.job (
    job_id           bigint      generated always as identity primary key,
    -- Which bean does the work ("customer.import"); it alone understands "data".
    kind             text        not null constraint job_kind_is_a_name check (kind ~ '^[a-z]+(\.[a-z-]+)+$'),
    data             jsonb       not null,
    -- The account for which it runs. No foreign key: the platform knows no room, and a job outlives nobody.
    owner            bigint      not null,
    title_key        text        not null,
    title_args       jsonb       not null,
    state            text        not null constraint job_state
                                 check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    -- Of two jobs of one kind and key only one is under way.
    once_key         text,
    done             bigint      not null default 0 constraint job_done_is_counted check (done >= 0),
    total            bigint      constraint job_total_is_counted check (total >= 0),
    -- Counts who took it up; whoever holds an older number has lost the job to another portal.
    attempt          int         not null default 0,
    created_at       timestamptz not null,
    started_at       timestamptz,
    ended_at         timestamptz,
    cancel_requested boolean     not null default false,
    failure_key      text,
    failure_args     jsonb,
    result_kind      text        constraint job_result_kind check (result_kind in ('FILE', 'PAGE')),
    result           text,
    constraint job_ends_when_it_is_over check ((ended_at is not null) = (state in ('DONE', 'FAILED', 'CANCELLED'))),
    constraint job_fails_for_a_reason check ((failure_key is not null) = (state = 'FAILED')),
    constraint job_result_is_whole check ((result_kind is null) = (result is null))
);

create unique index job_under_way_once on platform.job (kind, once_key) where state in ('QUEUED', 'RUNNING');
create index job_of_owner on platform.job (owner, job_id);
create index job_ended on platform.job (ended_at) where ended_at is not null;

-- How far the work has come, written together with the work itself. Apart from the job, so that a long transaction of the work
-- does not hold up those who watch or cancel.
create table platform.job_checkpoint (
    job_id bigint primary key references platform.job on delete cascade,
    cursor text
);

-- db-scheduler's own table, once for what runs on time and once for jobs: a long job must not hold up a timer.
create table platform.scheduled_timer (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_timer_due on platform.scheduled_timer (execution_time);
create index scheduled_timer_heartbeat on platform.scheduled_timer (last_heartbeat);

create table platform.scheduled_job (like platform.scheduled_timer including all);

-- Why a timer failed the last time; the time of it stands in scheduled_timer.
create table platform.timer_failure (
    task_name text        primary key,
    failed_at timestamptz not null,
    reason    text        not null
);
