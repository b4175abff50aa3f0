package org.lockkeeper.ui.control;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.lockkeeper.ui.theme.Tips;

/** A name that loses its middle where there is no room, since names differ at their ends; the tooltip has the whole. */
public final class NameLabel extends Label {
    private final double least;
    private final double most;

    /**
     * @param least pixels that it keeps; it takes less only for a shorter name
     * @param most pixels that it asks for; it takes more where there is room to spare
     */
    public NameLabel(String name, double least, double most) {
        super(VisibleText.of(name));
        this.least = least;
        this.most = most;
        setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        setMnemonicParsing(false);
        Tips.on(this, this::getText);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(super.computePrefWidth(height), least);
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.min(super.computePrefWidth(height), most);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return super.computePrefWidth(height);
    }
}
