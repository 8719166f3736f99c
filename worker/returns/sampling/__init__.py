"""What the makers of made-up returns share: seeded choices, days and working days. It knows no return."""
