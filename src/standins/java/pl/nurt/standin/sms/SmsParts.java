package pl.nurt.standin.sms;

/** How many parts a text takes: 160 or 153 of the GSM alphabet, 70 or 67 of any other letters. */
final class SmsParts {
    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
                    + "abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "^{}\\[~]|€\f";

    private SmsParts() {}

    static int of(String text) {
        var units = 0;
        for (var letter : text.toCharArray()) {
            if (GSM.indexOf(letter) < 0 && TWICE.indexOf(letter) < 0) {
                return text.length() <= 70 ? 1 : (text.length() + 66) / 67;
            }
            units += TWICE.indexOf(letter) >= 0 ? 2 : 1;
        }
        return units <= 160 ? 1 : (units + 152) / 153;
    }
}
