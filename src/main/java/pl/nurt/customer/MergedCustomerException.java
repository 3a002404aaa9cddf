package pl.nurt.customer;

import java.util.List;
import pl.nurt.platform.FieldProblem;
import pl.nurt.platform.RefusedInputException;

/** The customer was merged into another meanwhile; nothing was done. What is to be done belongs to the survivor. */
public class MergedCustomerException extends RefusedInputException {
    private final transient CustomerId survivor;

    public MergedCustomerException(CustomerId survivor) {
        super(List.of(new FieldProblem("", "customer.problem.merged")));
        this.survivor = survivor;
    }

    public CustomerId survivor() {
        return survivor;
    }
}
