"""What is counted, for Prometheus: kinds and results, never who or what."""

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The counters of one process."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.updates = Counter(
            "offerlens_updates",
            "Updates received, by what became of them",
            ["result"],
            registry=self.registry,
        )
        self.turns = Counter("offerlens_turns", "Turns, by outcome", ["outcome"], registry=self.registry)
        self.sends = Counter(
            "offerlens_sends",
            "Calls to Telegram, by method and result",
            ["method", "result"],
            registry=self.registry,
        )
        self.latency = Histogram(
            "offerlens_answer_seconds",
            "From the arrival of an update to its first accepted reply",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.turn_seconds = Histogram(
            "offerlens_turn_seconds", "Handling one update", buckets=SECONDS, registry=self.registry
        )
        self.commit_seconds = Histogram(
            "offerlens_commit_seconds",
            "Committing the turns of a round",
            buckets=SECONDS,
            registry=self.registry,
        )
        self.round_turns = Histogram(
            "offerlens_round_turns",
            "Turns committed together",
            buckets=(1, 2, 4, 8, 16, 32, 64, 128),
            registry=self.registry,
        )
        self.store_failures = Counter(
            "offerlens_store_failures",
            "Store calls that failed and were tried again",
            ["kind"],
            registry=self.registry,
        )
        self.waiting = Gauge("offerlens_waiting_updates", "Updates not applied yet", registry=self.registry)
        self.waiting_age = Gauge(
            "offerlens_queue_age_seconds", "Age of the oldest waiting update", registry=self.registry
        )
        self.unsent = Gauge("offerlens_unsent_letters", "Replies not sent yet", registry=self.registry)
        self.unsent_age = Gauge(
            "offerlens_outbox_age_seconds", "Age of the oldest unsent reply", registry=self.registry
        )
        self.parked = Gauge("offerlens_parked_turns", "Failed turns that are listed", registry=self.registry)
        self.persons = Gauge(
            "offerlens_persons", "People about whom something is kept", registry=self.registry
        )
        self.slots = Gauge(
            "offerlens_slots_held", "Parts of the work that this process holds", registry=self.registry
        )
        self.leading = Gauge("offerlens_polling", "1 where this process polls", registry=self.registry)
