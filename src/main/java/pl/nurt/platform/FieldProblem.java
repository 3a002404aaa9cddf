package pl.nurt.platform;

/**
 * Wrong input, said at its field.
 *
 * @param field name of the component in the record that was given, such as {@code endpoint} or {@code meters[2].serial}
 * @param messageKey of the text in the bundles
 */
public record FieldProblem(String field, String messageKey) {}
