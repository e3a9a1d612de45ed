"""What is transferred, permitted or done."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ItemClass(StrEnum):
    """The kinds of thing that a ledger line can be about; part of the public contract."""

    TANK = "tank"
    INFANTRY_FIGHTING_VEHICLE = "infantry-fighting-vehicle"
    ARMOURED_VEHICLE = "armoured-vehicle"
    ARTILLERY = "artillery"
    ROCKET_ARTILLERY = "rocket-artillery"
    AIR_DEFENCE = "air-defence"
    MISSILE = "missile"
    AMMUNITION = "ammunition"
    SMALL_ARMS = "small-arms"
    ANTI_TANK = "anti-tank"
    AIRCRAFT = "aircraft"
    HELICOPTER = "helicopter"
    DRONE = "drone"
    SHIP = "ship"
    RADAR_ELECTRONICS = "radar-electronics"
    ENGINEERING_VEHICLE = "engineering-vehicle"
    TRUCK_LOGISTICS = "truck-logistics"
    PERSONAL_EQUIPMENT = "personal-equipment"
    MINE_CLEARANCE = "mine-clearance"
    TRAINING = "training"
    MAINTENANCE_LOGISTICS = "maintenance-logistics"
    INTELLIGENCE = "intelligence"
    OTHER_MILITARY = "other-military"
    MILITARY_AID = "military-aid"
    PERMISSION = "permission"
    PERSONNEL_RESCUE = "personnel-rescue"
    MEDICAL = "medical"
    VACCINE = "vaccine"
    FOOD = "food"
    SHELTER = "shelter"
    WATER_SANITATION = "water-sanitation"
    ENERGY = "energy"
    REFUGEES_HOSTING = "refugees-hosting"
    HUMANITARIAN_AID = "humanitarian-aid"
    FINANCIAL_AID = "financial-aid"
    LOAN = "loan"
    GUARANTEE = "guarantee"
    DEBT_RELIEF = "debt-relief"
    CLIMATE_FINANCE = "climate-finance"
    DEVELOPMENT_AID = "development-aid"
    RECONSTRUCTION = "reconstruction"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Item:
    """A kind of thing, in the article's words, placed in the catalogue where the catalogue knows it.

    `name` is a singular noun phrase without its number. `kinds` are catalogue keys from the thing itself
    up to the broadest that contains it ("leopard-2a6", "leopard-2", "leopard"), empty when it is unknown:
    two names of one thing at different precision share a key.
    """

    name: str
    item_class: ItemClass
    kinds: tuple[str, ...] = ()
