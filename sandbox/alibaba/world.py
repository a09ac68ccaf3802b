"""Everything the pretended platform consists of, in one object that is handed to whoever needs it."""

from dataclasses import dataclass
from threading import Event

from sandbox.alibaba.buyers import Buyers
from sandbox.alibaba.due_steps import DueSteps
from sandbox.alibaba.goods import Goods
from sandbox.alibaba.messages import Messages
from sandbox.alibaba.options import Options, read_options
from sandbox.alibaba.orders import OrderBook
from sandbox.alibaba.tokens import Tokens
from sandbox.shared.clock import SandboxClock
from sandbox.shared.faults import FaultPlan
from sandbox.shared.ledger import Ledger
from sandbox.shared.requests import RequestCounts
from sandbox.shared.settings import Settings
from sandbox.shared.store import Store


@dataclass(frozen=True)
class World:
    """One platform with its state. A change of several things is one `store.change()`."""

    settings: Settings
    store: Store
    clock: SandboxClock
    ledger: Ledger
    faults: FaultPlan
    counts: RequestCounts
    goods: Goods
    buyers: Buyers
    tokens: Tokens
    orders: OrderBook
    due: DueSteps
    messages: Messages
    stopping: Event

    @property
    def options(self) -> Options:
        """The options in force now."""
        return read_options(self.store)


def open_world(settings: Settings) -> World:
    """Open the state in `settings.data_dir`; what an earlier run left is found again."""
    store = Store(settings.data_dir / "alibaba.sqlite3")
    clock = SandboxClock(settings.clock_rate, store)
    return World(
        settings=settings,
        store=store,
        clock=clock,
        ledger=Ledger(store, clock),
        faults=FaultPlan(),
        counts=RequestCounts(),
        goods=Goods(store),
        buyers=Buyers(store),
        tokens=Tokens(store),
        orders=OrderBook(store),
        due=DueSteps(store, clock),
        messages=Messages(store, clock),
        stopping=Event(),
    )
