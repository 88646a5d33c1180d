"""Reports"""
