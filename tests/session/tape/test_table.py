"""The CSV of a run: its columns, every number in full precision."""

from itertools import pairwise

import numpy as np
import pytest

from game.engine.parameters import Parameters
from game.engine.topology import NETWORK_2_1
from game.engine.topology import NETWORK_2_2_1 as NETWORK
from game.engine.trace import trace_epoch
from game.session.tape.table import column_names, rows
from tests.session.scenario import PRESETS, Scenario

COLUMNS = [
    *("epoch", "loss"),
    *("w.x1-h1", "w.x1-h2", "w.x2-h1", "w.x2-h2", "w.h1-o1", "w.h2-o1"),
    *("b.h1", "b.h2", "b.o1"),
    *("grad.x1-h1", "grad.x1-h2", "grad.x2-h1", "grad.x2-h2", "grad.h1-o1", "grad.h2-o1"),
    *("grad.b.h1", "grad.b.h2", "grad.b.o1"),
    *("z.h1.00", "z.h1.01", "z.h1.10", "z.h1.11"),
    *("z.h2.00", "z.h2.01", "z.h2.10", "z.h2.11"),
    *("z.o1.00", "z.o1.01", "z.o1.10", "z.o1.11"),
    *("a.h1.00", "a.h1.01", "a.h1.10", "a.h1.11"),
    *("a.h2.00", "a.h2.01", "a.h2.10", "a.h2.11"),
    *("a.o1.00", "a.o1.01", "a.o1.10", "a.o1.11"),
    *("slope.h1.00", "slope.h1.01", "slope.h1.10", "slope.h1.11"),
    *("slope.h2.00", "slope.h2.01", "slope.h2.10", "slope.h2.11"),
    *("slope.o1.00", "slope.o1.01", "slope.o1.10", "slope.o1.11"),
    *("delta.h1.00", "delta.h1.01", "delta.h1.10", "delta.h1.11"),
    *("delta.h2.00", "delta.h2.01", "delta.h2.10", "delta.h2.11"),
    *("delta.o1.00", "delta.o1.01", "delta.o1.10", "delta.o1.11"),
]


def table(story: Scenario, epochs=None) -> list[dict[str, str]]:
    names = column_names(story.now.topology, story.now.dataset.sample_names)
    chosen = range(story.now.last_epoch + 1) if epochs is None else epochs
    return [dict(zip(names, row, strict=True)) for row in rows(story.recording, chosen)]


def test_the_columns_without_a_hidden_layer():
    names = column_names(NETWORK_2_1, ("00", "01", "10", "11"))
    assert names[:8] == [
        *("epoch", "loss", "w.x1-o1", "w.x2-o1", "b.o1"),
        *("grad.x1-o1", "grad.x2-o1", "grad.b.o1"),
    ]
    assert names[8:] == [name for name in COLUMNS if ".o1." in name]


def test_the_columns():
    assert column_names(NETWORK, ("00", "01", "10", "11")) == COLUMNS
    assert len(COLUMNS) == 2 + 9 + 9 + 4 * 3 * 4


@pytest.mark.parametrize("name", PRESETS)
def test_rows_equal_the_traces_of_their_epochs(name):
    story = Scenario(name).train_to(60)
    samples = story.now.dataset.sample_names
    for epoch, row in enumerate(table(story)):
        trace, network = story.seek(epoch).now.trace, story.now.topology
        assert row["epoch"] == str(epoch)
        assert float(row["loss"]) == float(trace.loss)
        for parameter in network.parameters:
            assert float(row[network.column_name(parameter)]) == trace.parameters.value(parameter)
            gradient = row[f"grad.{network.parameter_name(parameter)}"]
            assert float(gradient) == trace.gradient(parameter)
        for neuron in network.neurons:
            readers = {
                "z": trace.pre_activation,
                "a": trace.activation,
                "slope": trace.slope,
                "delta": trace.delta,
            }
            for quantity, read in readers.items():
                for sample, word in enumerate(samples):
                    text = row[f"{quantity}.{network.neuron_name(neuron)}.{word}"]
                    assert float(text) == read(neuron, sample)


def test_every_number_is_written_so_that_it_comes_back():
    for row in table(Scenario("xor").train_to(30)):
        for name, text in row.items():
            assert text == (str(int(text)) if name == "epoch" else repr(float(text)))
            assert "float64" not in text


def test_a_row_holds_what_is_there_before_its_update():
    story = Scenario("xor").train_to(40)
    rate = story.now.settings.learning_rate
    table_rows = table(story)
    for row, following in pairwise(table_rows):
        for parameter in NETWORK.parameters:
            name = NETWORK.column_name(parameter)
            gradient = float(row[f"grad.{NETWORK.parameter_name(parameter)}"])
            assert float(following[name]) == float(row[name]) - rate * gradient


def test_a_row_alone_is_enough_to_compute_the_whole_row_again():
    story = Scenario("dying-relu").train_to(50)
    for row in table(story, epochs=[0, 20, 50]):
        values = [float(row[NETWORK.column_name(parameter)]) for parameter in NETWORK.parameters]
        trace = story.recording.trace_at(int(row["epoch"]))
        parameters = Parameters.of_vector(np.array(values), NETWORK)
        again = trace_epoch(parameters, trace.dataset, trace.rule)
        assert float(again.loss) == float(row["loss"])


def test_any_epochs_in_any_order_across_a_branch():
    story = Scenario("xor").train_to(60).seek(30).change(loss="cross-entropy").train_to(50)
    chosen = table(story, epochs=[50, 29, 30, 0])
    assert [row["epoch"] for row in chosen] == ["50", "29", "30", "0"]
    for row in chosen:
        assert float(row["loss"]) == story.now.history.loss_at(int(row["epoch"]))
