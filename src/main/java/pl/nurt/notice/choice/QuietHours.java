package pl.nurt.notice.choice;

import java.time.LocalTime;

/** The hours in which only hazards are told. @param ends first minute after them */
public record QuietHours(boolean kept, LocalTime starts, LocalTime ends) {}
