package dev.athanor.internal.unitofwork;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Who waits for whom in a circle, among a few that are numbered. Tarjan's algorithm: strongly connected components, each after those that
 * its members wait for; linear. It is recursive, and so for types and what is said of them, whose number is that of source files; not for
 * instances.
 */
final class Circles {
    /**
     * Those that wait for each other, or one alone.
     *
     * @param position place in an order in which each comes after those that it waits for
     * @param cyclic whether a member waits for itself, through others or at once
     */
    record Group(int position, boolean cyclic) {}

    private final IntFunction<? extends Collection<Integer>> waitsFor;
    private final int[] index;
    private final int[] low;
    private final boolean[] onStack;
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final Group[] groups;
    private int counter = 1;
    private int position;

    private Circles(int size, IntFunction<? extends Collection<Integer>> waitsFor) {
        this.waitsFor = waitsFor;
        index = new int[size];
        low = new int[size];
        onStack = new boolean[size];
        groups = new Group[size];
    }

    /**
     * Finds the groups.
     *
     * @param size how many there are
     * @param waitsFor for whom each waits
     * @return the group of each
     */
    static Group[] of(int size, IntFunction<? extends Collection<Integer>> waitsFor) {
        Circles circles = new Circles(size, waitsFor);
        for (int node = 0; node < size; node++) {
            if (circles.index[node] == 0) {
                circles.visit(node);
            }
        }
        return circles.groups;
    }

    private void visit(int node) {
        index[node] = low[node] = counter++;
        stack.push(node);
        onStack[node] = true;
        for (int next : waitsFor.apply(node)) {
            if (index[next] == 0) {
                visit(next);
                low[node] = Math.min(low[node], low[next]);
            } else if (onStack[next]) {
                low[node] = Math.min(low[node], index[next]);
            }
        }
        if (low[node] == index[node]) {
            close(node);
        }
    }

    private void close(int node) {
        List<Integer> members = new ArrayList<>();
        int member;
        do {
            member = stack.pop();
            onStack[member] = false;
            members.add(member);
        } while (member != node);
        boolean cyclic = members.size() > 1 || waitsFor.apply(node).contains(node);
        Group group = new Group(position++, cyclic);
        members.forEach(each -> groups[each] = group);
    }
}
