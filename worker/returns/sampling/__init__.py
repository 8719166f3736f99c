"""What the makers of made-up returns share: seeded choices, days, working days, and how
errors are added. It knows no return."""
