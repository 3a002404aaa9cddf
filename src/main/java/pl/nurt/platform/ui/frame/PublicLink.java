package pl.nurt.platform.ui.frame;

/**
 * A page for people who are not signed in, brought by the room that knows it: the sign-in page and the public start page lead there and know none.
 *
 * @param order links stand in this order, the smallest first
 * @param textKey what it is called, as a verb
 * @param address below the portal's, without a slash at its beginning
 */
public record PublicLink(int order, String textKey, String address) {}
