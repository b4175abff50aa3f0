package org.lockkeeper.ui.logs;

import java.util.concurrent.Executor;
import org.lockkeeper.logs.LogService;
import org.lockkeeper.task.TaskRunner;

/**
 * What every open log works with.
 *
 * @param quiet for what nobody needs to see listed
 * @param toolkit runs what it is given later, in order, in the toolkit's thread
 * @param memory what is kept about logs
 */
record LogTools(LogService logs, TaskRunner tasks, TaskRunner quiet, Executor toolkit, LogMemory memory) {}
