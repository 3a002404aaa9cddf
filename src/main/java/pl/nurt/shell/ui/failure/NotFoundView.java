package pl.nurt.shell.ui.failure;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** No such page, or none that this person may open. */
@ParentLayout(MessageFrame.class)
@AnonymousAllowed
class NotFoundView extends NothingThere<NotFoundException> {}
