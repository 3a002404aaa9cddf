package pl.nurt.platform;

import java.util.List;

/** What was given is wrong; nothing was done. Each problem names its field. */
public class RefusedInputException extends RuntimeException {
    private final transient List<FieldProblem> problems;

    public RefusedInputException(List<FieldProblem> problems) {
        super("refused: " + problems);
        this.problems = List.copyOf(problems);
    }

    public List<FieldProblem> problems() {
        return problems;
    }
}
