package org.lockkeeper.ui.audit;

import java.util.List;
import javafx.scene.Node;
import org.lockkeeper.audit.AuditTrail;
import org.lockkeeper.task.TaskRunner;
import org.lockkeeper.ui.Lazy;
import org.lockkeeper.ui.Texts;
import org.lockkeeper.ui.control.Moments;
import org.lockkeeper.ui.shell.Action;
import org.lockkeeper.ui.shell.Screen;

/** Who changed what, where, why, how it was confirmed and how it ended. */
public final class AuditScreen implements Screen {
    private final AuditViewModel model;
    private final Lazy<AuditView> view;

    /** @param log leads from a run to its server's log */
    public AuditScreen(AuditTrail audit, TaskRunner tasks, Moments moments, ServerLogLead log) {
        this.model = new AuditViewModel(audit, tasks);
        this.view = new Lazy<>(() -> new AuditView(model, moments, log));
    }

    @Override
    public String id() {
        return "audit";
    }

    @Override
    public String title() {
        return Texts.get("audit.title");
    }

    @Override
    public Node view() {
        return view.get();
    }

    @Override
    public void shown() {
        model.read();
        view.get().takeFocus();
    }

    @Override
    public void hidden() {
        // Nothing polls.
    }

    @Override
    public List<Action> actions() {
        return List.of(new Action("audit.verify", Texts.get("audit.verify.action"), "", model::verify));
    }
}
