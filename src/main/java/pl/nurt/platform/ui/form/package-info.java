/**
 * Forms: fields laid out alike, problems at the field, nothing that was typed is lost.
 *
 * <p>On a page:
 *
 * <pre>{@code
 * var name = new TextField(text("name"));
 * var phone = new TextField(text("phone"));
 * var form = new Form(Columns.TWO).reloadedBy(this::load).guardLeaving();
 * form.required("name", name);      // "name" is what the service calls it in its FieldProblem
 * form.field("phone", phone);
 * form.actions(text("save"), () -> customers.change(id, version, name.getValue(), phone.getValue(), viewer));
 * load();                           // sets the fields and the version, then calls form.filled()
 * }</pre>
 *
 * <p>The action is a call of a service. When it throws {@code RefusedInputException}, each problem stands at its field; when it throws
 * {@code StaleEditException}, what the other person saved is joined with what was typed here, field by field.
 *
 * <p>In a dialog, which closes when the action is done:
 *
 * <pre>{@code
 * var code = new TextField(text("code"));
 * var form = new Form(Columns.ONE);
 * form.required("code", code);
 * new FormDialog(title, form, text("add"), () -> open(bridges.create(code.getValue(), viewer)))
 *         .text(explanation)
 *         .open();
 * }</pre>
 */
@NullMarked
package pl.nurt.platform.ui.form;

import org.jspecify.annotations.NullMarked;
