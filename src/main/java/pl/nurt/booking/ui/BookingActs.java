package pl.nurt.booking.ui;

import java.time.Instant;
import java.util.List;

/** What can be done about one booking, whoever's it is: that of an account, or that of a secret address. */
interface BookingActs {
    byte[] file();

    /** @throws pl.nurt.booking.BookingRefusedException when it is too late */
    void cancel();

    /** @throws pl.nurt.platform.StaleEditException when it is too late */
    void undo();

    /** Free times in place of one the office called off. */
    List<Instant> instead();

    /** Books one of them. @return the page of the new booking */
    String rebook(Instant start);

    /** The page that moves it. */
    String moving();

    /** The page that books another time of the same calendar. */
    String others();
}
