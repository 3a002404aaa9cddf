package pl.nurt.booking.office;

/** One question of a calendar as it was asked, and what was answered. */
public record DeskAnswer(String question, String answer) {}
